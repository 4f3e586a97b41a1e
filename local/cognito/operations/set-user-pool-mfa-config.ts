import { z } from "zod"
import { CognitoSetupError, invalidParameter } from "../errors"
import { userPoolId } from "../fields"
import { operation } from "../operation"
import { describeMfaConfig } from "../user-pool/mfa-config"

/** Says which second factors people may have; a factor without configuration is off. */
export const setUserPoolMfaConfig = operation({
  name: "SetUserPoolMfaConfig",
  caller: "signed",
  input: z.object({
    UserPoolId: userPoolId,
    MfaConfiguration: z.enum(["OFF", "ON", "OPTIONAL"]).default("OFF"),
    SmsMfaConfiguration: z
      .object({ SmsAuthenticationMessage: z.string().optional(), SmsConfiguration: z.unknown().optional() })
      .optional(),
    SoftwareTokenMfaConfiguration: z.object({ Enabled: z.boolean().default(false) }).optional(),
    EmailMfaConfiguration: z.object({ Message: z.string().optional(), Subject: z.string().optional() }).optional(),
  }),
  async run({ UserPoolId, MfaConfiguration, ...factors }, { userPools }) {
    const { SmsMfaConfiguration: sms, EmailMfaConfiguration: email } = factors
    const EnabledMfas = [
      ...(sms ? ["SMS_MFA"] : []),
      ...(factors.SoftwareTokenMfaConfiguration?.Enabled ? ["SOFTWARE_TOKEN_MFA"] : []),
      ...(email ? ["EMAIL_OTP"] : []),
    ]
    const properties = {
      MfaConfiguration,
      EnabledMfas,
      ...(sms?.SmsConfiguration ? { SmsConfiguration: sms.SmsConfiguration } : {}),
      ...(sms?.SmsAuthenticationMessage ? { SmsAuthenticationMessage: sms.SmsAuthenticationMessage } : {}),
      ...(email?.Message ? { EmailAuthenticationMessage: email.Message } : {}),
      ...(email?.Subject ? { EmailAuthenticationSubject: email.Subject } : {}),
    }
    try {
      return describeMfaConfig(await userPools.redefine(UserPoolId, properties))
    } catch (error) {
      throw error instanceof CognitoSetupError ? invalidParameter(error.message) : error
    }
  },
})
