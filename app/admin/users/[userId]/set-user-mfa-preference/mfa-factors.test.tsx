import { renderToStaticMarkup } from "react-dom/server"
import { describe, expect, it } from "vitest"
import { FormState } from "@/app/ui/form-state"
import type { ActionResult } from "@/lib/action-result"
import { MfaFactors } from "./mfa-factors"

const KNOWN = ["SOFTWARE_TOKEN_MFA", "EMAIL_OTP"]

/** What is ticked and chosen, by the names and values of the fields. */
function chosen(state: ActionResult<unknown>, known = KNOWN): string[] {
  const html = renderToStaticMarkup(
    <FormState value={state}>
      <MfaFactors known={known} factors={["SOFTWARE_TOKEN_MFA"]} preferred="SOFTWARE_TOKEN_MFA" />
    </FormState>,
  )
  const ticked = [...html.matchAll(/<input[^>]*checked=""[^>]*>/g)]
  return ticked.map(([input]) => /value="([^"]*)"/.exec(input)?.[1] ?? /name="([^"]*)"/.exec(input)?.[1] ?? "")
}

const failed = (values?: Record<string, string>): ActionResult<unknown> => ({
  status: "failed",
  code: "SignInTooOld",
  message: "Sign in again.",
  requestId: "",
  ...(values && { values }),
})

describe("the second factors of a user", () => {
  it("are as the user has them at first", () => {
    expect(chosen({ status: "idle" })).toEqual(["SOFTWARE_TOKEN_MFA", "SOFTWARE_TOKEN_MFA"])
  })

  it("stay as they were chosen after a refusal, what was unticked too", () => {
    expect(chosen(failed({ EMAIL_OTP: "on", preferred: "EMAIL_OTP" }))).toEqual(["EMAIL_OTP", "EMAIL_OTP"])
    expect(chosen(failed({ preferred: "" }))).toEqual([""])
  })

  it("are as the user has them after a failure that kept nothing", () => {
    expect(chosen(failed())).toEqual(["SOFTWARE_TOKEN_MFA", "SOFTWARE_TOKEN_MFA"])
  })

  it("say what is wrong once, whether there is one or more", () => {
    for (const known of [KNOWN, ["SOFTWARE_TOKEN_MFA"]]) {
      const state: ActionResult<unknown> = { ...failed({}), fieldErrors: { preferred: ["Change something."] } } as never
      const html = renderToStaticMarkup(
        <FormState value={state}>
          <MfaFactors known={known} factors={[]} preferred={undefined} />
        </FormState>,
      )
      expect(html.match(/Change something\./g)).toHaveLength(1)
    }
  })
})
