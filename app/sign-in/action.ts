"use server"

import { signInWithPassword } from "@/lib/sign-in"
import { signInAction } from "@/lib/sign-in-action"
import { safeNext } from "@/lib/sign-in-path"
import { completeStep } from "@/lib/sign-in-steps"
import { signInSchema } from "./schema"

export const signIn = signInAction({
  name: "signIn",
  schema: signInSchema,
  keep: (field) => field === "email",
  run: async ({ email, password, next }, { requestId }) =>
    completeStep(await signInWithPassword(email, password), { account: email, next: safeNext(next) }, requestId),
})
