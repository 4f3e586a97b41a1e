import { spawn } from "node:child_process"
import { once } from "node:events"
import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { createInterface } from "node:readline"
import { describe, expect, it, onTestFinished } from "vitest"
import { startCognito } from "../index"
import { PASSWORD, POOL, poolDefinition, startPool } from "../testing/start-pool"

async function newFolder() {
  const folder = await mkdtemp(join(tmpdir(), "cognito-test-"))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  return join(folder, "cognito")
}

const options = { region: "us-east-1", accountId: "000000000000", port: 0, principals: () => undefined }

describe("the store on disk", () => {
  it("keeps users, passwords, groups, sessions, keys and mails over a restart", async () => {
    const folder = await newFolder()
    const first = await startCognito({ ...options, folder })
    await first.deploy(poolDefinition())
    const user = { UserPoolId: POOL, Username: "ada@example.com" }
    await first.call("AdminCreateUser", { ...user, DesiredDeliveryMediums: ["EMAIL"] })
    await first.call("AdminSetUserPassword", { ...user, Password: PASSWORD, Permanent: true })
    await first.call("AdminAddUserToGroup", { ...user, GroupName: "EDITORS" })
    const keysOf = async (endpoint: string) => (await fetch(`${endpoint}/${POOL}/.well-known/jwks.json`)).json()
    const keys = await keysOf(first.endpoint)
    await first.close()

    const { cognito, call, signIn, mails, refresh } = await startPool(poolDefinition(), { folder, now: Date.now })
    expect(await keysOf(cognito.endpoint)).toEqual(keys)
    const tokens = (await signIn()).AuthenticationResult
    expect((await call("AdminListGroupsForUser", user)).Groups).toHaveLength(1)
    expect(await mails()).toHaveLength(1)
    expect((await call("DescribeUserPool")).UserPool.EstimatedNumberOfUsers).toBe(1)
    expect((await refresh(tokens.RefreshToken)).AuthenticationResult.TokenType).toBe("Bearer")
  })

  it("has everything that was acknowledged when the process is killed", async () => {
    const folder = await newFolder()
    const script = `
      import { startCognito } from ${JSON.stringify(join(import.meta.dirname, "../index.ts"))}
      const cognito = await startCognito({ ...${JSON.stringify(options)}, principals: () => undefined, folder: ${JSON.stringify(folder)} })
      await cognito.deploy(${JSON.stringify(poolDefinition())})
      for (let number = 0; ; number++) {
        const Username = "user" + number + "@example.com"
        await cognito.call("AdminCreateUser", { UserPoolId: ${JSON.stringify(POOL)}, Username, MessageAction: "SUPPRESS" })
        await cognito.call("AdminAddUserToGroup", { UserPoolId: ${JSON.stringify(POOL)}, Username, GroupName: "EDITORS" })
        console.log(Username)
      }`
    const child = spawn(process.execPath, ["--import", "tsx", "--input-type=module", "--eval", script], {
      stdio: ["ignore", "pipe", "inherit"],
    })
    const acknowledged: string[] = []
    for await (const line of createInterface({ input: child.stdout })) {
      acknowledged.push(line)
      if (acknowledged.length === 200) child.kill("SIGKILL")
    }
    if (child.exitCode === null && child.signalCode === null) await once(child, "exit")
    expect(child.signalCode).toBe("SIGKILL")

    const { call } = await startPool(poolDefinition(), { folder })
    for (const Username of acknowledged) {
      expect((await call("AdminListGroupsForUser", { Username })).Groups, Username).toHaveLength(1)
    }
    const found = await call("ListUsers", { Filter: 'email = "user199@example.com"' })
    expect(found.Users).toHaveLength(1)
  }, 60_000)

  it("says in a sentence what to do about a damaged folder", async () => {
    const folder = await newFolder()
    const first = await startCognito({ ...options, folder })
    await first.deploy(poolDefinition())
    await first.close()
    for (const file of await readdir(folder)) {
      if (/^(CURRENT|MANIFEST)/.test(file)) await writeFile(join(folder, file), "damaged")
    }
    await expect(startCognito({ ...options, folder })).rejects.toMatchObject({
      name: "CognitoSetupError",
      message: expect.stringContaining(`${folder} cannot be opened`),
      resolution: "Delete that folder and start again: users and groups will be made anew.",
    })
  })

  it("says so when another process has the folder", async () => {
    const folder = await newFolder()
    await startPool(poolDefinition(), { folder })
    await expect(startCognito({ ...options, folder })).rejects.toMatchObject({
      name: "CognitoSetupError",
      message: expect.stringContaining("is in use by another process"),
    })
  })
})
