import { Form } from "@/app/ui/form"
import { SubmitButton } from "@/app/ui/submit-button"
import { newRequestId } from "@/lib/request-id"
import { associateSoftwareTokenAction } from "./action"

interface Props {
  /** Whether it takes the place of an app that is in use. */
  isInPlace: boolean
  /** Where to go afterwards; the action makes it a path of this console. */
  next: string | undefined
}

/** Begins to set up an app. A form, because it changes something: nobody may be led to it by a link. */
export function BeginForm({ isInPlace, next }: Props) {
  return (
    <Form action={associateSoftwareTokenAction} requestId={newRequestId()} label="Set up an authenticator app">
      {next !== undefined && <input type="hidden" name="next" value={next} />}
      <p>
        <SubmitButton kind={isInPlace ? "secondary" : "primary"} pendingLabel="Asking Cognito…">
          {isInPlace ? "Set up another app" : "Set up an authenticator app"}
        </SubmitButton>
      </p>
    </Form>
  )
}
