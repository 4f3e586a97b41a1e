// `amplify_outputs.json` is written by a deployment (or by the local backend) and is not in the repository; its shape is
// declared here so that types check on a clean clone too.
declare module "@/amplify_outputs.json" {
  const outputs: {
    version: "1" | "1.1" | "1.2" | "1.3" | "1.4"
    auth: {
      aws_region: string
      user_pool_id: string
      user_pool_client_id: string
      /** None: people have user names. */
      username_attributes?: ("email" | "phone_number")[]
      standard_required_attributes?: string[]
      mfa_configuration?: "NONE" | "OPTIONAL" | "REQUIRED"
      mfa_methods?: ("SMS" | "TOTP" | "EMAIL")[]
      password_policy?: {
        min_length?: number
        require_lowercase?: boolean
        require_uppercase?: boolean
        require_numbers?: boolean
        require_symbols?: boolean
      }
    }
    data: {
      aws_region: string
      url: string
      default_authorization_type: "AWS_IAM" | "AMAZON_COGNITO_USER_POOLS"
      authorization_types: ("AWS_IAM" | "AMAZON_COGNITO_USER_POOLS")[]
    }
  }
  export default outputs
}
