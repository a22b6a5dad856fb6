import { AssetThumb } from '@/features/assets';
import { Moment, useWords } from '@/ui';
import type { SettingName, SiteSettings } from './site-settings';
import './sites.css';

/** What a setting says, for people. */
export function SettingValue({ name, settings }: { name: SettingName; settings: SiteSettings }) {
  const say = useWords('sites');
  const { hotline, followCodes, serviceCards, theme, grey } = settings;
  switch (name) {
    case 'logoAssetId':
    case 'headerAssetId':
      return <AssetThumb assetId={settings[name] ?? ''} />;
    case 'keywords':
      return settings.keywords?.join('、');
    case 'template':
      return say(`template.${settings.template}`);
    case 'hotline':
      return `${hotline?.name} ${hotline?.number}`;
    case 'theme':
      return (
        <span className="site-colours">
          {Object.entries(theme ?? {}).map(([member, value]) => (
            <span key={member}>
              {typeof value === 'string' && <i style={{ background: value }} aria-hidden />}
              {say(`theme.${member}`)} {value}
            </span>
          ))}
        </span>
      );
    case 'followCodes':
      return (
        <ul className="site-list">
          {followCodes?.map(({ platform, name: account, assetId }) => (
            <li key={assetId}>
              <AssetThumb assetId={assetId} size={40} /> {say(`platform.${platform}`)} {account}
            </li>
          ))}
        </ul>
      );
    case 'serviceCards':
      return (
        <ul className="site-list">
          {serviceCards?.map(({ title, text, url }) => (
            <li key={`${title} ${url}`}>
              <strong>{title}</strong> {text}
            </li>
          ))}
        </ul>
      );
    case 'grey':
      return grey?.mode === 'window' ? (
        <>
          <Moment at={grey.from ?? ''} /> – <Moment at={grey.until ?? ''} />
        </>
      ) : (
        say(`grey.${grey?.mode}`)
      );
    default:
      return settings[name];
  }
}
