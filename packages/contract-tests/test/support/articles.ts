import createChat from '../../fixtures/create-chat.pl.json' with { type: 'json' };
import updateAssignee from '../../fixtures/update-chat-assignee.en.json' with { type: 'json' };
import unassign from '../../fixtures/update-chat-assignee.uk.json' with { type: 'json' };
import updateDepartment from '../../fixtures/update-chat-department.en.json' with { type: 'json' };
import updateStatus from '../../fixtures/update-chat-status.en.json' with { type: 'json' };

/** What one published article shows, copied by hand: the description is tested against it, never the other way round. */
export interface Article {
  article: string;
  url: string;
  operation: string;
  requests: Record<string, unknown>[];
  responses: Record<string, Record<string, unknown>>;
}

export const articles: Article[] = [createChat, updateAssignee, unassign, updateDepartment, updateStatus];
