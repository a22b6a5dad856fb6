import { Form } from 'antd';
import { api, ifMatch } from '@/api-client';
import type { Versioned } from '@/api-client';
import { FormDialog, useTell, useWords } from '@/ui';
import { DraftPreview } from './draft-preview';
import { FilingFields } from './fields/filing-fields';
import { FollowFields } from './fields/follow-fields';
import { FooterFields } from './fields/footer-fields';
import { GreyFields } from './fields/grey-fields';
import { LookFields } from './fields/look-fields';
import { ServiceFields } from './fields/service-fields';
import { WordFields } from './fields/word-fields';
import { changeOf, INHERITED, settingsIn } from './site-settings';
import type { PartName, Site, SiteSettings } from './site-settings';
import { useForgetSites } from './use-site';

const fieldsOf = {
  words: WordFields,
  look: LookFields,
  filing: FilingFields,
  footer: FooterFields,
  services: ServiceFields,
  follow: FollowFields,
  grey: GreyFields,
} satisfies Record<PartName, unknown>;

/** Changes of one part; how they would look is seen before they are kept. */
export function PartDialog({
  part,
  seen,
  unitId,
  onClose,
}: {
  part: PartName;
  seen: Versioned<Site>;
  unitId: string;
  onClose: () => void;
}) {
  const say = useWords('sites');
  const tell = useTell();
  const forget = useForgetSites();
  const [form] = Form.useForm<SiteSettings>();
  const own = settingsIn(seen.body.own);
  const save = async (values: SiteSettings) => {
    await api.PATCH('/api/v1/organizations/{id}/site', {
      params: { path: { id: unitId } },
      headers: ifMatch(seen.etag),
      body: changeOf(part, values),
    });
    await forget();
    tell.done(say('saved'));
  };
  const Fields = fieldsOf[part];
  return (
    <FormDialog<SiteSettings>
      title={say(`part.${part}`)}
      form={form}
      initialValues={{ ...own, template: own.template ?? INHERITED, grey: own.grey ?? { mode: INHERITED } }}
      width={640}
      save={save}
      onClose={onClose}
    >
      <p className="quiet">{say(`help.${part}`)}</p>
      <Fields unitId={unitId} />
      <DraftPreview
        unitId={unitId}
        draftNow={() => ({ ...own, ...changeOf(part, form.getFieldsValue(true) as SiteSettings) })}
      />
    </FormDialog>
  );
}
