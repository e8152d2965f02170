/** Makes a value that consists of JSON unchangeable, all the way down. Returns it. */
export function frozen<T>(value: T): T {
  // What is frozen already has been frozen here, so all within it is, too.
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  Object.freeze(value);
  for (const key in value) frozen(value[key]);
  return value;
}
