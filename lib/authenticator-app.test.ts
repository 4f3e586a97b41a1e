import { EnableSoftwareTokenMFAException } from "@aws-sdk/client-cognito-identity-provider"
import { beforeEach, expect, it, vi } from "vitest"
import { associateApp, verifyApp } from "@/lib/authenticator-app"

const { send } = vi.hoisted(() => ({
  send: vi.fn<(command: { input: unknown; constructor: { name: string } }) => Promise<unknown>>(),
}))
vi.mock("@/lib/cognito-client", () => ({ cognito: { send } }))

beforeEach(() => void send.mockReset())

it.each([{ Session: "session" }, { AccessToken: "token" }])(
  "asks for a secret and proves it in the name of %j and of nobody else",
  async (owner) => {
    send.mockResolvedValueOnce({ SecretCode: "SECRET", Session: "next" })
    expect(await associateApp(owner)).toEqual({ secret: "SECRET", session: "next" })
    send.mockResolvedValueOnce({ Status: "SUCCESS", Session: "last" })
    expect(await verifyApp(owner, "123456")).toEqual({ session: "last" })
    expect(send.mock.calls.map(([command]) => [command.constructor.name, command.input])).toEqual([
      ["AssociateSoftwareTokenCommand", owner],
      ["VerifySoftwareTokenCommand", { ...owner, UserCode: "123456" }],
    ])
  },
)

it("says what Cognito is to call the app, where that is given", async () => {
  send.mockResolvedValue({ Status: "SUCCESS" })
  await verifyApp({ AccessToken: "token" }, "123456", "Admin console")
  expect(send.mock.calls.map(([{ input }]) => input)).toEqual([
    { AccessToken: "token", UserCode: "123456", FriendlyDeviceName: "Admin console" },
  ])
})

it("does not take an answer without a secret for one", async () => {
  send.mockResolvedValue({ Session: "next" })
  await expect(associateApp({ Session: "session" })).rejects.toMatchObject({ code: "IncompleteAnswer" })
})

it.each([{ Status: "ERROR" }, {}])("does not take %j for a proof", async (answer) => {
  send.mockResolvedValue(answer)
  await expect(verifyApp({ Session: "session" }, "123456")).rejects.toMatchObject({
    code: "EnableSoftwareTokenMFAException",
  })
})

it("keeps Cognito's code of a refusal, and nothing of what was sent", async () => {
  send.mockRejectedValue(new EnableSoftwareTokenMFAException({ message: "123456", $metadata: {} }))
  const error = await verifyApp({ AccessToken: "token" }, "123456").catch((thrown: unknown) => thrown)
  expect(error).toMatchObject({ code: "EnableSoftwareTokenMFAException" })
  expect(JSON.stringify(error) + String(error)).not.toMatch(/123456|token/)
})
