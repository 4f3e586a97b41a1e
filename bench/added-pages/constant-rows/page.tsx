import { ChooseBar } from "@/app/admin/users/choose-bar"
import { UserList } from "@/app/admin/users/user-list"

export const dynamic = "force-dynamic"

const created = "2026-01-02T03:04:05.000Z"

/** What the list of users costs to render, without session and API: the other side of a ratio. */
const USERS = Array.from({ length: 60 }, (_, number) => ({
  userId: `00000000-0000-4000-8000-${String(number).padStart(12, "0")}`,
  username: `user-${number}`,
  email: `user.${number}@example.com`,
  name: `User Number ${number}`,
  status: "CONFIRMED",
  enabled: true,
  createdAt: created,
}))

export default function ConstantRows() {
  return (
    <UserList query={{ pageSize: USERS.length }} users={USERS} next={null}>
      <ChooseBar roles={["admin"]} />
    </UserList>
  )
}
