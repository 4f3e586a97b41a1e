import { readFileSync } from "node:fs"
import { generateClientConfig } from "@aws-amplify/client-config"
import { describeBackend } from "../assembly/describe-backend"
import { REGION } from "../assembly/stack"

// A process of its own, run once per assembly: what it imports costs two seconds and more memory than the whole
// backend needs. Prints the client configuration of the assembly in argv[2], with the ids in argv[3].

const [, , folder = "", ids = "{}"] = process.argv
const { stackOutputs, stackMetadata, bucketFiles } = describeBackend(folder, JSON.parse(ids))

interface Command {
  constructor: { name: string }
  input: Record<string, string>
}

/** Answers from the assembly what CloudFormation would answer about the deployed stack. */
const cloudFormation = {
  config: { region: async () => REGION },
  send: async (command: Command) => {
    switch (command.constructor.name) {
      case "GetTemplateSummaryCommand":
        return { Metadata: JSON.stringify(stackMetadata) }
      case "DescribeStacksCommand": {
        const Outputs = Object.entries(stackOutputs).map(([OutputKey, value]) => ({
          OutputKey,
          OutputValue: String(value),
        }))
        return { Stacks: [{ StackName: "local", CreationTime: new Date(), StackStatus: "CREATE_COMPLETE", Outputs }] }
      }
      default:
        throw new Error(`The client configuration asks CloudFormation for ${command.constructor.name}.`)
    }
  },
}

const s3 = {
  send: async ({ input }: Command) => {
    const file = bucketFiles.get(`${input.Bucket}/${input.Key}`)
    if (!file) throw new Error(`The client configuration asks for ${input.Bucket}/${input.Key}, which is not deployed.`)
    return { Body: { transformToString: async () => readFileSync(file, "utf8") } }
  },
}

const clients = { getCloudFormationClient: () => cloudFormation, getS3Client: () => s3, getAmplifyClient: () => ({}) }
const configuration = await generateClientConfig({ stackName: "local" }, "1.4", clients as never)
process.stdout.write(JSON.stringify(configuration))
