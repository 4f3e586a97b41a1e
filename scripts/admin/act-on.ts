import { GetCallerIdentityCommand, STSClient } from "@aws-sdk/client-sts"
import type { Target } from "./target"

/**
 * Gives this process what a deployed function of the backend finds in its environment: from here on, the modules of
 * `amplify/data` act on this backend, as in a function, and under these credentials.
 *
 * On AWS they are found as every tool of AWS finds them: variables, profiles, single sign-on, a role of the machine. The
 * local backend's are its owner's; then the developer's own are not looked at and go nowhere.
 * @returns the ARN of whoever holds the credentials
 * @throws the SDK's errors where there are none, or where they are not taken
 */
export async function actOn(target: Target): Promise<string> {
  const { region, userPoolId, graphqlEndpoint } = target
  Object.assign(process.env, {
    AWS_REGION: region,
    AMPLIFY_AUTH_USERPOOL_ID: userPoolId,
    AMPLIFY_DATA_GRAPHQL_ENDPOINT: graphqlEndpoint,
    // Said at each start and about the SDK's future, not about this command.
    AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: "true",
  })
  if (target.kind === "local") {
    Object.assign(process.env, {
      AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER: target.cognitoEndpoint,
      AWS_ENDPOINT_URL_STS: target.stsEndpoint,
    })
    putCredentials(target.owner)
  }
  const sts = new STSClient({ region })
  const { Arn = "" } = await sts.send(new GetCallerIdentityCommand())
  putCredentials(await sts.config.credentials())
  return Arn
}

interface Keys {
  accessKeyId: string
  secretAccessKey: string
  sessionToken?: string
}

function putCredentials({ accessKeyId, secretAccessKey, sessionToken }: Keys): void {
  // A profile would go before the keys.
  delete process.env.AWS_PROFILE
  delete process.env.AWS_SESSION_TOKEN
  Object.assign(process.env, { AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey })
  if (sessionToken) process.env.AWS_SESSION_TOKEN = sessionToken
}
