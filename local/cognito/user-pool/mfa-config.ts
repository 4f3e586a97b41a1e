import type { Factor } from "./factors"
import type { UserPool } from "./user-pool"

/** What `GetUserPoolMfaConfig` and `SetUserPoolMfaConfig` show of a pool. */
export function describeMfaConfig({ definition }: UserPool) {
  const has = (factor: Factor) => definition.EnabledMfas.includes(factor)
  const { SmsAuthenticationMessage, SmsConfiguration, EmailAuthenticationMessage, EmailAuthenticationSubject } =
    definition
  return {
    MfaConfiguration: definition.MfaConfiguration,
    ...(has("SMS_MFA") ? { SmsMfaConfiguration: { SmsAuthenticationMessage, SmsConfiguration } } : {}),
    ...(has("SOFTWARE_TOKEN_MFA") ? { SoftwareTokenMfaConfiguration: { Enabled: true } } : {}),
    ...(has("EMAIL_OTP")
      ? { EmailMfaConfiguration: { Message: EmailAuthenticationMessage, Subject: EmailAuthenticationSubject } }
      : {}),
  }
}
