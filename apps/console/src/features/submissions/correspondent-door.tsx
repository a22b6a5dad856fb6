import { EditOutlined, FileTextOutlined, TrophyOutlined } from '@ant-design/icons';
import { Alert, Button } from 'antd';
import { Link } from 'react-router-dom';
import { useMe } from '@/features/sessions';
import { useWords } from '@/ui';

/** Leads who only sends reports to the pages that were made for them; nothing for everybody else. */
export function CorrespondentDoor() {
  const say = useWords('submissions');
  const { memberships } = useMe();
  const actions = new Set(memberships.flatMap((membership) => membership.actions));
  if (!actions.has('submission.write') || actions.has('submission.read')) return null;
  return (
    <Alert
      type="info"
      showIcon
      title={say('door.title')}
      description={
        <div className="desk-door-links">
          <p>{say('door.text')}</p>
          <Button type="primary" size="large" href="/desk/write" icon={<EditOutlined />}>
            {say('door.write')}
          </Button>
          <Button size="large" href="/desk/reports" icon={<FileTextOutlined />}>
            {say('door.reports')}
          </Button>
          <Button size="large" href="/desk/results" icon={<TrophyOutlined />}>
            {say('door.results')}
          </Button>
          <Link to="/submissions/sheets">{say('door.sheets')}</Link>
        </div>
      }
    />
  );
}
