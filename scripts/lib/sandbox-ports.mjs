import { rememberedPort } from './ports.mjs';

/** Each simulated host: the setting with its port, and the product's setting with its address. */
const hosts = [
  ['WECHAT', 'HAOJIAO_WECHAT_BASE_URL'],
  ['WEIBO', 'HAOJIAO_WEIBO_BASE_URL'],
  ['DOUYIN', 'HAOJIAO_DOUYIN_BASE_URL'],
  ['TOUTIAO', 'HAOJIAO_TOUTIAO_BASE_URL'],
  ['TOUTIAO_OAUTH', 'HAOJIAO_TOUTIAO_OAUTH_BASE_URL'],
];
const preferredControlPort = 3100;

/**
 * @returns {Promise<{ controlUrl: string, ports: Record<string, string>, baseUrls: Record<string, string> }>} `ports` for
 *   the sandbox's environment, `baseUrls` for the product's; what the environment already says stays as it is
 */
export async function sandboxPorts(home, env) {
  const portFor = async (name, preferred) =>
    Number(env[`HAOJIAO_SANDBOX_${name}_PORT`] ?? (await rememberedPort(home, `sandbox_${name}`, preferred)));
  const controlPort = await portFor('CONTROL', preferredControlPort);
  const ports = { HAOJIAO_SANDBOX_CONTROL_PORT: String(controlPort) };
  const baseUrls = {};
  for (const [name, baseUrlSetting] of hosts) {
    const port = await portFor(name);
    ports[`HAOJIAO_SANDBOX_${name}_PORT`] = String(port);
    baseUrls[baseUrlSetting] = env[baseUrlSetting] ?? `http://127.0.0.1:${port}`;
  }
  const controlUrl = `http://127.0.0.1:${controlPort}`;
  return { controlUrl, ports, baseUrls: { ...baseUrls, HAOJIAO_SANDBOX_URL: controlUrl } };
}
