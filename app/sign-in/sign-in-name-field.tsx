import { Field } from "@/app/ui/field"
import { signInNameWords } from "@/lib/sign-in-name"

interface Props {
  defaultValue?: string
  autoFocus?: boolean
}

/** What the person signs in with; where that is no e-mail address, a browser must not insist on one. */
export function SignInNameField(props: Props) {
  const { label, type } = signInNameWords()
  return (
    <Field
      name="email"
      label={label}
      type={type}
      autoComplete="username"
      autoCapitalize="none"
      spellCheck={false}
      required
      {...props}
    />
  )
}
