import { startDynamoDB } from ".."
import { A_TABLE, anItem } from "./tables"

// A process of its own, to be killed: puts items into the folder in argv[2], and prints the number of each that was
// acknowledged.

const [, , folder = ""] = process.argv
const dynamodb = await startDynamoDB({ region: "us-east-1", accountId: "000000000000", folder })
await dynamodb.deploy([A_TABLE])
for (let n = 1; ; n++) {
  await dynamodb.call("PutItem", { TableName: A_TABLE.TableName, Item: anItem(n) })
  process.stdout.write(`${n}\n`)
}
