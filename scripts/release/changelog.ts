import type { ChangelogFunctions } from '@changesets/types';

/** How changesets writes an entry: the sentence as it stands, without a commit, and nothing about dependencies. */
const changelog: ChangelogFunctions = {
  getReleaseLine: ({ summary }) => `- ${summary.trim().replaceAll('\n', '\n  ')}`,
  getDependencyReleaseLine: () => '',
};
export default changelog;
