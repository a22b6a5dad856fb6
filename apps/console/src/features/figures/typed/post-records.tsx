import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router-dom';
import { api, bodyOf } from '@/api-client';
import { usePlatformName } from '@/features/channels';
import { useUnitPath } from '@/features/organizations';
import { useCan } from '@/features/sessions';
import { Page, useWords } from '@/ui';
import { Answer } from '../parts/answer';
import { PeriodPicker, usePeriod } from '../period';
import { MomentRecords } from './moment-records';
import { PeriodRecords } from './period-records';

/** Every figure of one post, one by one: typed in here, and corrected here. */
export default function PostRecords() {
  const { id = '' } = useParams();
  const say = useWords('figures');
  const can = useCan();
  const unitPath = useUnitPath();
  const platformName = usePlatformName();
  const { period, choose } = usePeriod();
  const post = useQuery({
    queryKey: ['figures', 'post', id],
    queryFn: async () => {
      const publication = await bodyOf(api.GET('/api/v1/publications/{id}', { params: { path: { id } } }));
      const params = { path: { id: publication.contentId } };
      return { ...publication, ...(await bodyOf(api.GET('/api/v1/contents/{id}', { params }))), id };
    },
  });
  return (
    <Answer asked={post} rows={8}>
      {({ title, platform, contentId, organizationId }) => {
        const of = {
          ...{ subject: { kind: 'publication', id } as const, platform },
          mayRecord: can('figure.record', unitPath(organizationId)),
        };
        return (
          <Page
            title={say('typed.records_of', { name: title })}
            lead={
              <>
                {platformName(platform)} ·{' '}
                <Link to={`/figures/contents/${contentId}`}>{say('typed.back_to_item')}</Link>
              </>
            }
            actions={<PeriodPicker period={period} onChoose={choose} />}
          >
            <div className="figures-grid">
              <MomentRecords {...of} period={period} />
              <PeriodRecords {...of} />
            </div>
          </Page>
        );
      }}
    </Answer>
  );
}
