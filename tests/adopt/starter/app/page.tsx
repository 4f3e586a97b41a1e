"use client"

import { Amplify } from "aws-amplify"
import { generateClient } from "aws-amplify/data"
import { useEffect, useState } from "react"
import type { Schema } from "@/amplify/data/resource"
import outputs from "@/amplify_outputs.json"

Amplify.configure(outputs)
const client = generateClient<Schema>()

export default function Page() {
  const [todos, setTodos] = useState<Schema["Todo"]["type"][]>([])
  useEffect(() => {
    const subscription = client.models.Todo.observeQuery().subscribe({ next: ({ items }) => setTodos([...items]) })
    return () => subscription.unsubscribe()
  }, [])
  return (
    <main>
      <h1>My todos</h1>
      <ul>
        {todos.map((todo) => (
          <li key={todo.id}>{todo.content}</li>
        ))}
      </ul>
    </main>
  )
}
