import { ROLE_GROUPS } from "../../amplify/data/roles"

const HELP = "`npm run admin -- --help` shows how it is written."

/** What is said about a command that was written wrongly. */
export const usageWords = {
  noCommand: `Say what to do: grant, revoke, list or record. ${HELP}`,
  unknownCommand: (name: string) => `There is no command "${name}": it is grant, revoke, list or record. ${HELP}`,
  wrongOption: (complaint: string) => `${complaint}. ${HELP}`,
  nothingBehindList: `"list" takes nobody's name: it shows everybody. ${HELP}`,
  oneFile: `"record" takes one file, with the lines that --break-glass has printed. ${HELP}`,
  oneUser: `Name one user, by e-mail address or user id. ${HELP}`,
  noAddress: (who: string) => `"${who}" is neither an e-mail address nor a user id. ${HELP}`,
  unknownGroup: (group: string) =>
    `"${group}" gives no role in the console: the groups are ${ROLE_GROUPS.join(", ")}, in capital letters.`,
  twoPlaces: "--local and --outputs name two backends: give one of them.",
  reasonMissing: 'Say why with --reason "…": the audit trail keeps it. Nothing was changed.',
  reasonLength: (longest: number) => `A reason has at most ${longest} characters. Nothing was changed.`,
}
