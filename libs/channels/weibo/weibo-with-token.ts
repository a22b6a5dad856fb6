import { ChannelFailure, type ChannelContext } from '@haojiao/channel-kit';

/**
 * Runs a call with the account's token. When Weibo refuses it and no other one has been pasted meanwhile, the refusal in
 * Weibo's own words is thrown: it tells why (expired, password changed, app removed) better than ours.
 */
export async function withAuthorization<T>(
  context: ChannelContext,
  call: (accessToken: string) => Promise<T>,
): Promise<T> {
  let refusal: ChannelFailure | undefined;
  try {
    return await context.withToken(async (accessToken) => {
      try {
        return await call(accessToken);
      } catch (error) {
        if (error instanceof ChannelFailure && error.tokenRejected) refusal = error;
        throw error;
      }
    });
  } catch (error) {
    const asksForPerson = error instanceof ChannelFailure && error.code === 'weibo_authorization_needed';
    throw asksForPerson && refusal ? refusal : error;
  }
}
