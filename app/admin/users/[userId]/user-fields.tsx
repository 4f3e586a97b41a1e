/** Whom a form is about: the fields of `userSchema`. */
export function UserFields({ userId, name }: { userId: string; name: string }) {
  return (
    <>
      <input type="hidden" name="userId" value={userId} />
      <input type="hidden" name="name" value={name} />
    </>
  )
}
