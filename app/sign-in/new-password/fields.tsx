import { Field } from "@/app/ui/field"
import { NEW_PASSWORD_RULES } from "./schema"

/** The two fields of every new password, with the pool's rules beside the first. */
export function NewPasswordFields() {
  return (
    <>
      <Field
        name="newPassword"
        label="New password"
        type="password"
        autoComplete="new-password"
        hint={NEW_PASSWORD_RULES}
        required
      />
      <Field name="repeatPassword" label="New password again" type="password" autoComplete="new-password" required />
    </>
  )
}
