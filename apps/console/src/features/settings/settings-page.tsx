import { BookOutlined, NodeIndexOutlined, ProfileOutlined } from '@ant-design/icons';
import type { ReactNode } from 'react';
import { Link } from 'react-router-dom';
import { useCan } from '@/features/sessions';
import type { Action } from '@/features/sessions';
import { Page, useWords } from '@/ui';
import './settings-page.css';

const parts: readonly { key: string; path: string; needs: Action; icon: ReactNode }[] = [
  { key: 'review_flows', path: 'review-flows', needs: 'review_flow.read', icon: <NodeIndexOutlined /> },
  { key: 'columns', path: 'columns', needs: 'column.read', icon: <ProfileOutlined /> },
  { key: 'lexicons', path: 'lexicons', needs: 'lexicon.read', icon: <BookOutlined /> },
];

export function SettingsPage() {
  const say = useWords('settings');
  const can = useCan();
  return (
    <Page title={say('title')} lead={say('lead')}>
      <ul className="settings">
        {parts
          .filter(({ needs }) => can(needs))
          .map(({ key, path, icon }) => (
            <li key={key}>
              <Link to={`/settings/${path}`}>
                {icon}
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
