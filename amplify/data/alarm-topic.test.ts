import { afterEach, describe, expect, it, vi } from "vitest"
import { alarmTopicArn } from "./alarm-topic"

afterEach(() => void vi.unstubAllEnvs())

describe("the topic that alarms go to", () => {
  it.each([
    [undefined, undefined],
    ["", undefined],
    ["arn:aws:sns:eu-central-1:123456789012:alarms", "arn:aws:sns:eu-central-1:123456789012:alarms"],
    ["arn:aws-cn:sns:cn-north-1:123456789012:my_alarms-1", "arn:aws-cn:sns:cn-north-1:123456789012:my_alarms-1"],
  ])("for %j is %j", (given, arn) => {
    vi.stubEnv("ALARM_TOPIC_ARN", given)
    expect(alarmTopicArn()).toBe(arn)
  })

  it.each([
    "alarms",
    "somebody@example.com",
    "arn:aws:sqs:eu-central-1:123456789012:alarms",
    "arn:aws:sns:eu-central-1:12:a",
  ])("is not %j, which stops the deployment", (given) => {
    vi.stubEnv("ALARM_TOPIC_ARN", given)
    expect(() => alarmTopicArn()).toThrow(/ALARM_TOPIC_ARN .* leave it out/)
  })
})
