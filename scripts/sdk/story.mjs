// Drives a server with an unmodified @aws-sdk/client-accessanalyzer through the whole life of
// findings, on the sample organization. Prints "ok NAME" or "not ok NAME: WHY" a step.
// Usage: node story.mjs ENDPOINT SNAPSHOT   (credentials and Region as the SDK finds them)
import assert from 'node:assert/strict';
import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import * as aws from '@aws-sdk/client-accessanalyzer';

const [endpoint, snapshot] = process.argv.slice(2);
const client = new aws.AccessAnalyzerClient({ endpoint });
const send = (name, input = {}) => client.send(new aws[`${name}Command`](input));
const analyzerName = 'story';
let analyzerArn;
let failed = 0;

async function step(name, what) {
  try {
    await what();
    console.log(`ok the JavaScript SDK ${name}`);
  } catch (error) {
    failed++;
    console.log(`not ok the JavaScript SDK ${name}: ${error.name}: ${error.message}`.replaceAll('\n', ' '));
  }
}

async function refusedWith(type, name, input) {
  try {
    await send(name, input);
  } catch (error) {
    assert.ok(error instanceof aws[type], `${name} threw ${error.name}, not ${type}`);
    return error;
  }
  throw new Error(`${name} was not refused`);
}

async function statistics() {
  const answer = await send('GetFindingsStatistics', { analyzerArn });
  return answer.findingsStatistics[0].unusedAccessFindingsStatistics;
}

async function until(what, seconds = 60) {
  for (let i = 0; ; i++) {
    const answer = await what();
    if (answer) return answer;
    assert.ok(i < seconds * 4, `nothing came of it in ${seconds} seconds`);
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
}

async function findings(filter, more = {}) {
  const all = [];
  const pages = aws.paginateListFindingsV2({ client }, { analyzerArn, filter, ...more });
  for await (const page of pages) all.push(...page.findings);
  return all;
}

async function details(id) {
  const all = [];
  const pages = aws.paginateGetFindingV2({ client }, { analyzerArn, id });
  for await (const page of pages) all.push(...page.findingDetails);
  return all;
}

// Changes an exported file, which may be compressed, in one step as its readers see it.
function edit(account, file, change) {
  const plain = join(snapshot, account, file);
  const zipped = existsSync(`${plain}.gz`);
  const path = zipped ? `${plain}.gz` : plain;
  const bytes = readFileSync(path);
  const json = JSON.parse((zipped ? gunzipSync(bytes) : bytes).toString('utf8'));
  change(json);
  const text = JSON.stringify(json);
  writeFileSync(`${path}.new`, zipped ? gzipSync(text) : text);
  renameSync(`${path}.new`, path);
}

await step('creates an organization analyzer of 90 days, once for one client token', async () => {
  const input = {
    analyzerName,
    type: 'ORGANIZATION_UNUSED_ACCESS',
    configuration: { unusedAccess: { unusedAccessAge: 90 } },
    tags: { team: 'security' },
    clientToken: 'story-1',
  };
  const first = await send('CreateAnalyzer', input);
  const again = await send('CreateAnalyzer', input);
  assert.equal(again.arn, first.arn);
  analyzerArn = first.arn;
  const { analyzer } = await send('GetAnalyzer', { analyzerName });
  assert.equal(analyzer.status, 'ACTIVE');
  assert.equal(analyzer.configuration.unusedAccess.unusedAccessAge, 90);
  assert.ok(analyzer.createdAt instanceof Date);
  const { analyzers } = await send('ListAnalyzers', { type: 'ORGANIZATION_UNUSED_ACCESS' });
  assert.ok(analyzers.some((one) => one.arn === analyzerArn && one.configuration === undefined));
});

await step('sees 100 active findings, by type and by account', async () => {
  const counts = await until(async () => {
    const now = await statistics();
    return now.totalActiveFindings === 100 && now;
  });
  const types = Object.fromEntries(
    counts.unusedAccessTypeStatistics.map((one) => [one.unusedAccessType, one.total]),
  );
  assert.deepEqual(types, {
    UnusedIAMRole: 18,
    UnusedIAMUserAccessKey: 38,
    UnusedIAMUserPassword: 10,
    UnusedPermission: 34,
  });
  assert.equal(counts.topAccounts[0].account, '444455556666');
  assert.equal(counts.topAccounts[0].details.UnusedIAMUserAccessKey, 5);
});

await step('lists by finding type, page by page', async () => {
  const keys = await findings({ findingType: { eq: ['UnusedIAMUserAccessKey'] } }, { maxResults: 7 });
  assert.equal(keys.length, 38);
  assert.equal(new Set(keys.map((one) => one.id)).size, 38);
  assert.ok(keys.every((one) => one.resourceType === 'AWS::IAM::User'));
});

await step('reads the two findings of the announcement', async () => {
  const [user] = await findings({
    resource: { contains: ['user/nadia.rahman'] },
    findingType: { eq: ['UnusedIAMUserAccessKey'] },
  });
  const keys = (await details(user.id)).map((one) => one.unusedIamUserAccessKeyDetails);
  assert.equal(keys.length, 2);
  assert.equal(keys.filter((key) => key.lastAccessed === undefined).length, 1);
  const used = keys.find((key) => key.lastAccessed !== undefined);
  const days = (Date.parse('2026-11-01T00:00:00Z') - used.lastAccessed) / 86_400_000;
  assert.equal(Math.floor(days), 137);

  const [role] = await findings({ resource: { contains: ['OrdersDatabaseOperator'] } });
  const services = (await details(role.id)).map((one) => one.unusedPermissionDetails);
  assert.deepEqual(services.map((one) => one.serviceNamespace).sort(), ['dynamodb', 'ec2', 'rds', 's3']);
  assert.equal(services.find((one) => one.serviceNamespace === 'rds').actions.length, 148);
});

await step('archives a finding and takes it back', async () => {
  const [one] = await findings({ findingType: { eq: ['UnusedIAMUserPassword'] } });
  await send('UpdateFindings', { analyzerArn, ids: [one.id], status: 'ARCHIVED' });
  assert.equal((await send('GetFindingV2', { analyzerArn, id: one.id })).status, 'ARCHIVED');
  assert.equal((await statistics()).totalArchivedFindings, 1);
  await send('UpdateFindings', { analyzerArn, ids: [one.id], status: 'ACTIVE' });
  assert.equal((await statistics()).totalActiveFindings, 100);
});

await step('makes a rule for break-glass roles and applies it', async () => {
  const filter = { resource: { contains: ['DisasterRecoveryRole'] } };
  await send('CreateArchiveRule', { analyzerName, ruleName: 'break-glass', filter });
  assert.equal((await statistics()).totalArchivedFindings, 0);
  await send('ApplyArchiveRule', { analyzerArn, ruleName: 'break-glass' });
  const archived = await findings({ ...filter, status: { eq: ['ARCHIVED'] } });
  assert.equal(archived.length, 6);
  assert.equal((await statistics()).totalActiveFindings, 94);
  const { archiveRule } = await send('GetArchiveRule', { analyzerName, ruleName: 'break-glass' });
  assert.deepEqual(archiveRule.filter.resource.contains, ['DisasterRecoveryRole']);
});

await step('sees findings resolve when a role and a key are deleted', async () => {
  const [role] = await findings({ resource: { contains: ['OrdersDatabaseOperator'] } });
  edit('333344445555', 'account-authorization-details.json', (json) => {
    const deleted = json.RoleDetailList.find((one) => one.RoleName === 'OrdersDatabaseOperator');
    json.RoleDetailList = json.RoleDetailList.filter((one) => one !== deleted);
    rmSync(join(snapshot, '333344445555', 'service-last-accessed', `${deleted.RoleId}.json`));
  });
  const [user] = await findings({
    resource: { contains: ['user/nadia.rahman'] },
    findingType: { eq: ['UnusedIAMUserAccessKey'] },
  });
  const gone = (await details(user.id))[0].unusedIamUserAccessKeyDetails.accessKeyId;
  edit('444455556666', 'access-keys.json', (json) => {
    json.AccessKeyMetadata = json.AccessKeyMetadata.filter((one) => one.AccessKeyId !== gone);
  });
  for (const id of [role.id, user.id]) {
    await until(async () => (await send('GetFindingV2', { analyzerArn, id })).status === 'RESOLVED');
  }
  const [rest] = await findings({
    resource: { contains: ['user/nadia.rahman'] },
    findingType: { eq: ['UnusedIAMUserAccessKey'] },
    status: { eq: ['ACTIVE'] },
  });
  assert.equal((await details(rest.id)).length, 1);
});

await step('updates exclusions, rules and tags', async () => {
  await send('UpdateAnalyzer', {
    analyzerName,
    configuration: {
      unusedAccess: { analysisRule: { exclusions: [{ accountIds: ['999900001111'] }] } },
    },
  });
  const { analyzer } = await send('GetAnalyzer', { analyzerName });
  assert.equal(analyzer.configuration.unusedAccess.unusedAccessAge, 90);
  await until(async () => {
    const left = await findings({
      resourceOwnerAccount: { eq: ['999900001111'] },
      status: { eq: ['ACTIVE'] },
    });
    return left.length === 0;
  });
  const filter = { resourceOwnerAccount: { neq: ['111122223333'] }, resourceType: { eq: ['AWS::IAM::User'] } };
  await send('UpdateArchiveRule', { analyzerName, ruleName: 'break-glass', filter });
  const { archiveRules } = await send('ListArchiveRules', { analyzerName });
  assert.deepEqual(archiveRules[0].filter.resourceType.eq, ['AWS::IAM::User']);
  await send('TagResource', { resourceArn: analyzerArn, tags: { stage: 'test' } });
  await send('UntagResource', { resourceArn: analyzerArn, tagKeys: ['team'] });
  const { tags } = await send('ListTagsForResource', { resourceArn: analyzerArn });
  assert.deepEqual(tags, { stage: 'test' });
});

await step('reads each error as its own type', async () => {
  const bad = await refusedWith('ValidationException', 'CreateAnalyzer', {
    analyzerName: '0 no name',
    type: 'ORGANIZATION_UNUSED_ACCESS',
  });
  assert.equal(bad.reason, 'fieldValidationFailed');
  assert.equal(bad.fieldList[0].name, 'analyzerName');
  const missing = await refusedWith('ResourceNotFoundException', 'GetAnalyzer', { analyzerName: 'nobody' });
  assert.equal(missing.resourceId, 'nobody');
  const type = 'ORGANIZATION_UNUSED_ACCESS';
  await refusedWith('ConflictException', 'CreateAnalyzer', { analyzerName, type });
  const quota = await refusedWith('ServiceQuotaExceededException', 'CreateAnalyzer', await (async () => {
    for (let i = 0; i < 20; i++) {
      try {
        await send('CreateAnalyzer', { analyzerName: `more-${i}`, type });
      } catch {
        break;
      }
    }
    return { analyzerName: 'too-many', type };
  })());
  assert.equal(quota.$metadata.httpStatusCode, 402);
  await refusedWith('AccessDeniedException', 'CreateServiceLinkedAnalyzer', { type });
  await refusedWith('ValidationException', 'ListFindings', { analyzerArn });
});

await step('deletes the rule and the analyzer', async () => {
  await send('DeleteArchiveRule', { analyzerName, ruleName: 'break-glass' });
  await refusedWith('ResourceNotFoundException', 'GetArchiveRule', { analyzerName, ruleName: 'break-glass' });
  await send('DeleteAnalyzer', { analyzerName });
  await refusedWith('ResourceNotFoundException', 'GetAnalyzer', { analyzerName });
});

process.exitCode = failed === 0 ? 0 : 1;
