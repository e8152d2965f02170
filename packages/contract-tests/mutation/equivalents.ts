/** Mutants that describe the same API, and why they do. */
export const equivalents: { pattern: RegExp; reason: string }[] = [
  {
    pattern: /› properties › (role|status|createdAt|customer|code): drop the description$/,
    reason: 'Readers see the description of the schema that the property refers to.',
  },
  {
    pattern: /^components › schemas › SettableChatStatus: (drop the type|be \w+ too)$/,
    reason: 'Each value of the enum is a string, so the type adds nothing.',
  },
];
