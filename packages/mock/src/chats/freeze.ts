/** Freezes a JSON value and everything within it. Returns it. */
export function frozen<T>(value: T): T {
  // Only this function freezes, so everything within a frozen value is frozen too.
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  Object.freeze(value);
  for (const key in value) frozen(value[key]);
  return value;
}
