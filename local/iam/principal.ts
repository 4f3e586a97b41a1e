/** One statement of an IAM policy document, as CloudFormation writes it. */
export interface PolicyStatement {
  Effect: "Allow" | "Deny"
  Action: string | string[]
  Resource: string | string[]
}

/**
 * Somebody who signs requests with SigV4.
 *
 * `kind` says how calls are judged: a `role` may do exactly what its policy statements allow, as a deployed function
 * may; the account's `owner` may do everything, as the developer's own AWS credentials may.
 */
export interface Principal {
  kind: "role" | "owner"
  accessKeyId: string
  secretAccessKey: string
  sessionToken?: string
  /** e.g. `arn:aws:sts::000000000000:assumed-role/<role>/<session>` */
  arn: string
  statements: PolicyStatement[]
}

/** Finds the principal of an access key; `undefined` for a key that this backend did not issue. */
export type PrincipalLookup = (accessKeyId: string) => Principal | undefined
