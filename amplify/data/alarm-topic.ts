const TOPIC_ARN = /^arn:[\w-]+:sns:[\w-]+:\d{12}:[\w-]+$/

/**
 * Where alarms go: the topic that `ALARM_TOPIC_ARN` names when the backend is deployed; `undefined` where it names none.
 * @throws Error where it is no topic's: alarms that nobody gets look like none
 */
export function alarmTopicArn(): string | undefined {
  const arn = process.env.ALARM_TOPIC_ARN
  if (!arn) return undefined
  if (TOPIC_ARN.test(arn)) return arn
  throw new Error(`ALARM_TOPIC_ARN is "${arn}": write the ARN of a standard SNS topic, or leave it out.`)
}
