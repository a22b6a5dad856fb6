import {
  ApiOutlined,
  BellOutlined,
  BookOutlined,
  CalendarOutlined,
  FieldTimeOutlined,
  GlobalOutlined,
  GroupOutlined,
  ImportOutlined,
  MailOutlined,
  NodeIndexOutlined,
  OrderedListOutlined,
  ProfileOutlined,
  RetweetOutlined,
  TagOutlined,
} from '@ant-design/icons';
import type { ComponentType } from 'react';
import { Link } from 'react-router-dom';
import { useCan } from '@/features/sessions';
import type { Action } from '@/features/sessions';
import { Page, useWords } from '@/ui';
import './settings-page.css';

/** Each part is offered to who may do what it needs. */
export const parts: readonly {
  key: string;
  path: string;
  needs: Action;
  icon: ComponentType<{ 'aria-hidden': true }>;
}[] = [
  { key: 'review_flows', path: 'review-flows', needs: 'review_flow.read', icon: NodeIndexOutlined },
  { key: 'columns', path: 'columns', needs: 'column.read', icon: ProfileOutlined },
  { key: 'lexicons', path: 'lexicons', needs: 'lexicon.read', icon: BookOutlined },
  { key: 'leader_order', path: 'leader-order', needs: 'lexicon.read', icon: OrderedListOutlined },
  { key: 'site', path: 'site', needs: 'site.manage', icon: GlobalOutlined },
  { key: 'topics', path: 'topics', needs: 'site.manage', icon: GroupOutlined },
  { key: 'brands', path: 'brands', needs: 'brand.read', icon: TagOutlined },
  {
    key: 'reprint_sources',
    path: 'reprint-sources',
    needs: 'reprint_source.read',
    icon: RetweetOutlined,
  },
  { key: 'working_days', path: 'working-days', needs: 'organization.read', icon: CalendarOutlined },
  {
    key: 'submission_mailboxes',
    path: 'submission-mailboxes',
    needs: 'submission_mailbox.manage',
    icon: MailOutlined,
  },
  {
    key: 'submission_deadlines',
    path: 'submission-deadlines',
    needs: 'organization.read',
    icon: FieldTimeOutlined,
  },
  { key: 'webhooks', path: 'webhooks', needs: 'webhook.manage', icon: ApiOutlined },
  {
    key: 'legacy_imports',
    path: 'legacy-imports',
    needs: 'legacy_import.manage',
    icon: ImportOutlined,
  },
  { key: 'notice_hooks', path: 'notice-hooks', needs: 'notice_hook.manage', icon: BellOutlined },
];

export function SettingsPage() {
  const say = useWords('settings');
  const can = useCan();
  return (
    <Page title={say('title')} lead={say('lead')}>
      <ul className="settings">
        {parts
          .filter(({ needs }) => can(needs))
          .map(({ key, path, icon: Icon }) => (
            <li key={key}>
              <Link to={`/settings/${path}`}>
                <Icon aria-hidden />
                <span>
                  <strong>{say(`${key}.title`)}</strong>
                  <small>{say(`${key}.text`)}</small>
                </span>
              </Link>
            </li>
          ))}
      </ul>
    </Page>
  );
}
