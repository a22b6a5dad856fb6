import './platform-mark.css';

const letters: Readonly<Record<string, string>> = {
  site: '网',
  wechat: '微',
  weibo: '博',
  douyin: '抖',
  toutiao: '头',
  led_screen: '屏',
};

/** A small sign of a platform beside its name. */
export function PlatformMark({ platform }: { platform: string }) {
  return (
    <span className="platform-mark" data-platform={platform} aria-hidden="true">
      {letters[platform] ?? '其'}
    </span>
  );
}
