import { type Form, type FormParams, formRequest } from "../acts-protocol.ts"
import type { Feature } from "../feature.ts"
import { formOf } from "../forms/form-of.ts"

/** What pickers and forms show before somebody fills them in. */
export const form: Feature = {
  capabilities: () => ({}),
  register(connection, documents) {
    connection.onRequest(formRequest, (params: FormParams): Form | null => {
      const document = documents.find(params.uri)
      return (document && formOf(params, document)) ?? null
    })
  },
}
