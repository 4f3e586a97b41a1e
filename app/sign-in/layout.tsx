import type { ReactNode } from "react"
import { errorSentence } from "@/lib/words"

export default function SignInLayout({ children }: { children: ReactNode }) {
  return (
    <main
      className="mx-auto flex min-h-[85dvh] w-full max-w-[22rem] flex-col justify-center px-4 py-8"
      data-unreachable={errorSentence("Unreachable")}
    >
      <p className="mb-6 text-sm font-medium text-muted">Admin console</p>
      {/* Whoever confirms that it is they gets these pages in a dialog (`ui/behaviour/sign-in-again.ts`). */}
      <div data-sign-in-content="">
        <div role="alert" data-dialog-said="" className="mb-4 text-sm text-bad empty:hidden" />
        {children}
      </div>
    </main>
  )
}
