import { newSignInPath, signInAgainPath } from "@/lib/sign-in-path"
import { WayOut } from "./way-out"

interface Props {
  challenge: { next: string; again?: string | undefined }
  children: string
}

/** Back to where a sign-in that waits for its next step has begun. */
export function StartAgain({ challenge: { next, again }, children }: Props) {
  if (again === undefined) return <WayOut href={newSignInPath(next)}>{children}</WayOut>
  return (
    <WayOut href={signInAgainPath(next)} stays>
      {children}
    </WayOut>
  )
}
