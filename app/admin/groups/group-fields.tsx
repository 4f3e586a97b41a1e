import { FollowingField } from "@/app/ui/following-field"
import { TextArea } from "@/app/ui/text-area"
import type { Group } from "@/lib/groups"
import { NowIs } from "./now-is"

/** What can be changed of a group, as it is now. */
export function GroupFields({ group }: { group?: Pick<Group, "description" | "precedence"> }) {
  // Cognito cannot take a precedence away again.
  const stays = group?.precedence !== undefined && group.precedence !== null
  return (
    <>
      <div className="grid gap-1">
        <TextArea
          name="description"
          label="Description"
          rows={3}
          maxLength={2048}
          defaultValue={group?.description ?? ""}
          hint="What the group is for. Up to 2,048 characters, or nothing."
        />
        {group && <NowIs name="description" value={group.description ?? ""} />}
      </div>
      <div className="grid gap-1">
        <FollowingField
          name="precedence"
          label="Precedence"
          inputMode="numeric"
          autoComplete="off"
          defaultValue={group?.precedence ?? ""}
          required={stays}
          hint={
            stays
              ? "0 comes first. It decides which of a user's groups counts where only one can. It can be changed, not taken away."
              : "0 comes first. It decides which of a user's groups counts where only one can. Left empty, it comes last. Once given, it cannot be taken away."
          }
        />
        {group && <NowIs name="precedence" value={group.precedence?.toString() ?? ""} />}
      </div>
    </>
  )
}
