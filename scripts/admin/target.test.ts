import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import path from "node:path"
import { afterEach, beforeEach, describe, expect, it } from "vitest"
import { Refusal } from "./refusal"
import { findTarget } from "./target"

const STATE = {
  region: "us-east-1",
  userPoolId: "us-east-1_local0000",
  userPoolClientId: "client",
  cognitoEndpoint: "http://127.0.0.1:4101",
  graphqlEndpoint: "http://127.0.0.1:4100/graphql",
  stsEndpoint: "http://127.0.0.1:4100/sts",
  outboxUrl: "http://127.0.0.1:4101/_local/outbox",
  owner: { accessKeyId: "AKIALOCAL", secretAccessKey: "secret" },
}
const DEPLOYED = {
  auth: { user_pool_id: "eu-west-1_deployed0", aws_region: "eu-west-1" },
  data: { url: "https://api.example.com/graphql" },
}
const OF_LOCAL = {
  auth: { user_pool_id: STATE.userPoolId, aws_region: STATE.region },
  data: { url: STATE.graphqlEndpoint },
}

let folder: string
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "project-"))
  mkdirSync(path.join(folder, ".local"))
})
afterEach(() => rmSync(folder, { recursive: true }))

const write = (file: string, content: unknown) => writeFileSync(path.join(folder, file), JSON.stringify(content))
const find = (place: { local?: boolean; outputs?: string } = {}, localState?: string) =>
  findTarget({ local: false, outputs: undefined, ...place }, folder, localState)

const LOCAL = { kind: "local", userPoolId: STATE.userPoolId, owner: STATE.owner }
const AWS = {
  kind: "deployed",
  userPoolId: "eu-west-1_deployed0",
  region: "eu-west-1",
  graphqlEndpoint: DEPLOYED.data.url,
}

describe("the backend that is meant", () => {
  it("is the deployed one that amplify_outputs.json describes", () => {
    write("amplify_outputs.json", DEPLOYED)
    expect(find()).toEqual({ ...AWS, file: path.join(folder, "amplify_outputs.json") })
  })

  it("is the local one while it runs, whether it has written amplify_outputs.json or not", () => {
    write(".local/state.json", STATE)
    expect(find()).toMatchObject(LOCAL)
    write("amplify_outputs.json", OF_LOCAL)
    expect(find()).toMatchObject(LOCAL)
  })

  it("is the one that is named", () => {
    write(".local/state.json", STATE)
    write("amplify_outputs.json", DEPLOYED)
    expect(find({ local: true })).toMatchObject(LOCAL)
    expect(find({ outputs: path.join(folder, "amplify_outputs.json") })).toMatchObject(AWS)
  })

  it("is the local one that LOCAL_STATE names, unless outputs are named", () => {
    write("state.json", STATE)
    write("amplify_outputs.json", DEPLOYED)
    const LOCAL_STATE = path.join(folder, "state.json")
    expect(find({}, LOCAL_STATE)).toMatchObject({ ...LOCAL, file: LOCAL_STATE })
    expect(find({ outputs: path.join(folder, "amplify_outputs.json") }, LOCAL_STATE)).toMatchObject(AWS)
    expect(find({}, "")).toMatchObject(AWS)
  })
})

describe("nobody guesses", () => {
  const refused = (...given: Parameters<typeof find>) => {
    try {
      find(...given)
    } catch (error) {
      expect(error).toBeInstanceOf(Refusal)
      return (error as Refusal).message
    }
    throw new Error("It was not refused.")
  }

  it("where the local backend runs and amplify_outputs.json describes another", () => {
    write(".local/state.json", STATE)
    write("amplify_outputs.json", DEPLOYED)
    expect(refused()).toMatch(/^Two backends could be meant.*us-east-1_local0000.*eu-west-1_deployed0.*--local/)
  })

  it("where amplify_outputs.json is the local backend's, which does not run", () => {
    write("amplify_outputs.json", OF_LOCAL)
    expect(refused()).toMatch(/describes the local backend, which does not run/)
  })

  it("where nothing runs and nothing is described", () => {
    expect(refused()).toMatch(/^There is no .*amplify_outputs\.json/)
    expect(refused({ outputs: path.join(folder, "other.json") })).toMatch(/^There is no .*other\.json/)
    expect(refused({ local: true })).toMatch(/^The local backend does not run/)
    write("amplify_outputs.json", DEPLOYED)
    expect(refused({}, path.join(folder, "none.json"))).toMatch(/^The local backend does not run/)
  })

  it.each([
    ["half a file", "half"],
    ["no keys", { ...STATE, owner: undefined }],
    ["another machine's Cognito", { ...STATE, cognitoEndpoint: "http://192.168.0.1:4101" }],
    ["a name that begins like this machine's", { ...STATE, graphqlEndpoint: "http://127.0.0.1.example.com/graphql" }],
    ["another machine's token service", { ...STATE, stsEndpoint: "https://sts.example.com" }],
  ])("from a state file with %s", (_, state) => {
    write(".local/state.json", state)
    expect(refused({ local: true })).toMatch(/is not what a running local backend writes/)
  })

  it.each([
    ["no pool", { ...DEPLOYED, auth: {} }],
    ["no API", { ...DEPLOYED, data: undefined }],
    ["an address that is none", { ...DEPLOYED, data: { url: "file:///etc" } }],
  ])("from outputs with %s", (_, outputs) => {
    write("amplify_outputs.json", outputs)
    expect(refused()).toMatch(/names no user pool and API/)
  })
})
