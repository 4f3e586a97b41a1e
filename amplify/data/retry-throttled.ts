import { StandardRetryStrategy } from "@smithy/core/retry"

type Refresh = StandardRetryStrategy["refreshRetryTokenForRetry"]

/**
 * Repeats a call that Cognito has turned away for its rate alone: such a call has done nothing. Every other failure may be
 * a lost answer, and a change that was made and is sent again is made twice (a second invitation), or is answered with an
 * error as if it had failed (a user who is created "exists already").
 */
export class RetryThrottled extends StandardRetryStrategy {
  override async refreshRetryTokenForRetry(...[token, failure]: Parameters<Refresh>): ReturnType<Refresh> {
    // The SDK then throws what Cognito has said, not this.
    if (failure.errorType !== "THROTTLING") throw new Error("A change is not sent again.")
    return super.refreshRetryTokenForRetry(token, failure)
  }
}
