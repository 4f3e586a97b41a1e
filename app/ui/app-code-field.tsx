import { APP_SET_UP } from "@/lib/authenticator-app-words"
import { Field } from "./field"

/** Asks for the code that a new authenticator app shows. */
export function AppCodeField() {
  return (
    <Field
      name="code"
      label={APP_SET_UP.code}
      inputMode="numeric"
      autoComplete="one-time-code"
      hint={APP_SET_UP.codeHint}
      required
    />
  )
}
