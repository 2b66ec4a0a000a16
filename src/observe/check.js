// The container's HEALTHCHECK: asks the bot's /healthz, and exits with 0 where it is ready, with 1 where it is not.
const port = process.env.BLUELAMP_METRICS_PORT;

if (!port) {
  console.error('BLUELAMP_METRICS_PORT is not set: the bot tells nobody how it is.');
  process.exit(1);
}
try {
  const response = await fetch(`http://127.0.0.1:${port}/healthz`, { signal: AbortSignal.timeout(4_000) });
  console.log((await response.text()).trim());
  process.exitCode = response.ok ? 0 : 1;
} catch (error) {
  console.error(error.cause?.message ?? error.message);
  process.exitCode = 1;
}
