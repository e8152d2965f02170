/** Changes to the description that change nothing about the API, and why. */
export const equivalents: { pattern: RegExp; reason: string }[] = [
  {
    pattern: /› properties › (role|status|createdAt|customer|code): drop the description$/,
    reason: 'The schema that the property refers to is described, and readers see that.',
  },
  {
    pattern: /^components › schemas › SettableChatStatus: (drop the type|be \w+ too)$/,
    reason: 'The enum says it all: each of its values is a string.',
  },
];
