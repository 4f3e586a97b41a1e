import type { Resource } from "./stack"

/** What the developer calls a resource of Amplify's. */
export function friendlyName({ properties, logicalId }: Resource): string {
  const tags = properties.Tags as { Key: string; Value: string }[] | undefined
  return tags?.find((tag) => tag.Key === "amplify:friendly-name")?.Value ?? logicalId
}
