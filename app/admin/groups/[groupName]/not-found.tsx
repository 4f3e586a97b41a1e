import { buttonClass } from "@/app/ui/button-class"
import { Empty } from "@/app/ui/empty"
import { PageHead } from "@/app/ui/page-head"

export default function GroupNotFound() {
  return (
    <>
      <PageHead title="No such group" above={{ href: "/admin/groups", label: "Groups" }} />
      <Empty sentence="There is no group of this name. It may have been deleted, or the address is not complete.">
        <a href="/admin/groups" className={buttonClass()}>
          Back to the groups
        </a>
      </Empty>
    </>
  )
}
