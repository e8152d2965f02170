import type { ChangelogFunctions } from '@changesets/types';

/** Makes changesets write only the sentence of an entry, without a commit and without dependencies. */
const changelog: ChangelogFunctions = {
  getReleaseLine: ({ summary }) => `- ${summary.trim().replaceAll('\n', '\n  ')}`,
  getDependencyReleaseLine: () => '',
};
export default changelog;
