import { buttonClass } from "@/app/ui/button-class"
import { Empty } from "@/app/ui/empty"
import { PageHead } from "@/app/ui/page-head"

export default function UserNotFound() {
  return (
    <>
      <PageHead title="No such user" above={{ href: "/admin/users", label: "Users" }} />
      <Empty sentence="There is no user with this id. The account may have been deleted, or the address is not complete.">
        <a href="/admin/users" className={buttonClass()}>
          Back to the users
        </a>
      </Empty>
    </>
  )
}
