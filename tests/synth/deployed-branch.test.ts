import { execFile } from "node:child_process"
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import path from "node:path"
import { promisify } from "node:util"
import { afterAll, beforeAll, describe, expect, it } from "vitest"

interface Resource {
  Type: string
  Properties: Record<string, unknown>
  DeletionPolicy?: string
  UpdateReplacePolicy?: string
}

const projectRoot = path.join(import.meta.dirname, "..", "..")

/** Every resource that Amplify Hosting would deploy for a branch; a sandbox, which can be deleted, has other rules. */
async function synthesizeBranch(folder: string): Promise<Map<string, Resource>> {
  await promisify(execFile)(process.execPath, ["--import", "tsx", "amplify/backend.ts"], {
    cwd: projectRoot,
    maxBuffer: 64 * 1024 * 1024,
    env: {
      ...process.env,
      CDK_OUTDIR: folder,
      CDK_CONTEXT_JSON: JSON.stringify({
        "amplify-backend-namespace": "d1234567890",
        "amplify-backend-name": "main",
        "amplify-backend-type": "branch",
      }),
      CONSOLE_LOG_GROUP: "/aws/amplify/d1234567890",
    },
  })
  const templates = (await readdir(folder)).filter((name) => name.endsWith(".template.json"))
  const contents = await Promise.all(templates.map((name) => readFile(path.join(folder, name), "utf8")))
  return new Map(contents.flatMap((text) => Object.entries(JSON.parse(text).Resources as Record<string, Resource>)))
}

let folder: string
let resources: Map<string, Resource>
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "branch-"))
  resources = await synthesizeBranch(folder)
}, 180_000)
afterAll(() => rm(folder, { recursive: true, force: true }))

const ofType = (type: string) => [...resources.entries()].filter(([, resource]) => resource.Type === type)

describe("what is deployed for a branch", () => {
  it("keeps the audit trail: restored to any moment, not deleted, and left behind when the stack goes", () => {
    expect(resources.get("AuditEventTable")).toMatchObject({
      Type: "Custom::AmplifyDynamoDBTable",
      DeletionPolicy: "Retain",
      UpdateReplacePolicy: "Retain",
      Properties: {
        deletionProtectionEnabled: true,
        pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      },
    })
  })

  it("logs what the API refuses, and nothing of what was asked", () => {
    const [[, api] = []] = ofType("AWS::AppSync::GraphQLApi")
    expect(api?.Properties.LogConfig).toMatchObject({ FieldLogLevel: "ERROR", ExcludeVerboseContent: true })
    expect(ofType("AWS::Logs::LogGroup").map(([, { DeletionPolicy }]) => DeletionPolicy)).toEqual([
      "RetainExceptOnCreate",
    ])
  })

  it("counts refusals by the API and by the console, each with an alarm", () => {
    const counted = ofType("AWS::Logs::MetricFilter").map(([, { Properties }]) => Properties)
    const names = counted.map(
      ({ MetricTransformations }) => (MetricTransformations as { MetricName: string }[])[0]?.MetricName,
    )
    expect(names.sort()).toEqual(["ApiRefusals", "ConsoleRefusals"])
    const alarms = ofType("AWS::CloudWatch::Alarm").map(([, { Properties }]) => Properties)
    expect(alarms.map(({ MetricName }) => MetricName).sort()).toEqual(names)
    for (const alarm of alarms) expect(alarm).toMatchObject({ Statistic: "Sum", TreatMissingData: "notBreaching" })
  })
})
