/** What `--help` and a command without a name show. */
export const USAGE = `Gives the roles of the console to people, and takes them away, with AWS credentials instead of a role.

  npm run admin -- grant you@example.com [--group ADMINS] [--enable] [--invite-again]
  npm run admin -- revoke you@example.com [--group ADMINS] [--keep-signed-in]
  npm run admin -- list
  npm run admin -- record <file>

grant    puts somebody into a group; who is not there yet is created and invited by e-mail
revoke   takes somebody out of a group and signs them out everywhere
list     shows who is in the three groups, and who of them can sign in
record   writes into the audit trail what was done with --break-glass

Whom: an e-mail address, or a user id where several have the same address.

  --group <name>     ADMINS (unless given), SUPPORT or AUDITORS
  --reason <text>    why; the audit trail keeps it. Asked for in a terminal
  --yes              does not ask back in a terminal
  --enable           grant: lets somebody who is disabled sign in again
  --invite-again     grant: sends the invitation again to somebody who has not signed in yet
  --keep-signed-in   revoke: leaves their sessions alone
  --break-glass      changes even what cannot be written into the audit trail (docs/administrators.md)
  --local            the local backend that runs (.local/state.json, or the file that LOCAL_STATE names)
  --outputs <file>   the deployed backend that this amplify_outputs.json describes

Without --local and --outputs it is the backend that amplify_outputs.json describes, which is the local one while that
runs. Exit codes: 0 done, 1 refused or failed, 2 written wrongly.`
