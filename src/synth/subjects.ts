/** What articles are about: a stack, the tools round it, and code in its languages. */

export interface Subject {
  stack: string
  area: string
  /** As code blocks are labelled. */
  language: string
  tools: string[]
  /** Two or more, without a line break at the end. */
  code: string[]
}

export const subjects: Subject[] = [
  {
    stack: 'Django',
    area: 'backend',
    language: 'python',
    tools: ['pytest', 'gunicorn', 'ruff'],
    code: [
      `from django.http import JsonResponse\n\n\ndef health(request):\n    state = {"ok": True, "checks": [1, 2, 3]}\n    return JsonResponse(state)`,
      `import time\n\n\ndef measure(step):\n    started = time.monotonic()\n    try:\n        return step()\n    finally:\n        print(f"{step.__name__}: {time.monotonic() - started:.3f} s")`,
    ],
  },
  {
    stack: 'Express',
    area: 'web',
    language: 'javascript',
    tools: ['npm', 'pino', 'autocannon'],
    code: [
      `const limit = 3;\n\nasync function retry(task) {\n  for (let turn = 1; turn <= limit; turn++) {\n    try {\n      return await task(turn);\n    } catch (error) {\n      if (turn === limit) throw error;\n    }\n  }\n}`,
      `app.get('/health', (request, response) => {\n  response.json({ ok: true, seconds: uptime() });\n});`,
    ],
  },
  {
    stack: 'Laravel',
    area: 'backend',
    language: 'php',
    tools: ['composer', 'phpunit', 'redis-cli'],
    code: [
      `function health(): array\n{\n    return ['ok' => true, 'queue' => Queue::size('default')];\n}`,
      `$jobs = DB::table('jobs')\n    ->where('attempts', '<', 3)\n    ->orderBy('id')\n    ->limit(20)\n    ->get();`,
    ],
  },
  {
    stack: 'PostgreSQL',
    area: 'databases',
    language: 'sql',
    tools: ['psql', 'pgbench', 'auto_explain'],
    code: [
      `SELECT id, attempts, created_at\nFROM jobs\nWHERE attempts < 3 AND state = 'waiting'\nORDER BY id\nLIMIT 20;`,
      `CREATE INDEX CONCURRENTLY jobs_waiting\n    ON jobs (id)\n    WHERE state = 'waiting';`,
    ],
  },
  {
    stack: 'Kubernetes',
    area: 'operations',
    language: 'yaml',
    tools: ['kubectl', 'helm', 'k9s'],
    code: [
      `apiVersion: v1\nkind: Service\nmetadata:\n  name: notes\nspec:\n  ports:\n    - port: 80\n      targetPort: 8080`,
      `readinessProbe:\n  httpGet:\n    path: /health\n    port: 8080\n  periodSeconds: 5`,
    ],
  },
  {
    stack: 'Axum',
    area: 'backend',
    language: 'rust',
    tools: ['cargo', 'clippy', 'tracing'],
    code: [
      `fn slowest(mut steps: Vec<Step>, limit: usize) -> Vec<Step> {\n    steps.sort_by(|a, b| b.millis.cmp(&a.millis));\n    steps.truncate(limit);\n    steps\n}`,
      `async fn health() -> Json<Value> {\n    Json(json!({ "ok": true }))\n}`,
    ],
  },
  {
    stack: 'Spring Boot',
    area: 'backend',
    language: 'java',
    tools: ['maven', 'jcmd', 'visualvm'],
    code: [
      `public record Step(String name, long millis) {\n    boolean isSlow() {\n        return millis > 200 && !name.isEmpty();\n    }\n}`,
      `@GetMapping("/health")\npublic Map<String, Object> health() {\n    return Map.of("ok", true);\n}`,
    ],
  },
  {
    stack: 'Go services',
    area: 'backend',
    language: 'go',
    tools: ['pprof', 'delve', 'golangci-lint'],
    code: [
      `func health(w http.ResponseWriter, r *http.Request) {\n\tw.Header().Set("Content-Type", "application/json")\n\tfmt.Fprintln(w, \`{"ok": true}\`)\n}`,
      `for attempt := 1; attempt <= 3; attempt++ {\n\tif err := send(ctx, job); err == nil {\n\t\tbreak\n\t}\n}`,
    ],
  },
  {
    stack: 'React',
    area: 'frontend',
    language: 'typescript',
    tools: ['vite', 'eslint', 'lighthouse'],
    code: [
      `export function useHealth(url: string): boolean | undefined {\n  const [ok, setOk] = useState<boolean>()\n  useEffect(() => {\n    get(url).then((response) => setOk(response.ok))\n  }, [url])\n  return ok\n}`,
      `type Step = { name: string; millis: number }\n\nconst slowest = (steps: Step[]) => steps.toSorted((a, b) => b.millis - a.millis)[0]`,
    ],
  },
  {
    stack: 'Nginx',
    area: 'operations',
    language: 'bash',
    tools: ['curl', 'goaccess', 'certbot'],
    code: [
      `#!/bin/bash\nset -euo pipefail\n\nfor host in web1 web2; do\n  ssh "$host" "sudo nginx -t && sudo systemctl reload nginx"\ndone`,
      `curl -s -o /dev/null -w '%{http_code} %{time_total}\\n' https://notes.example/health`,
    ],
  },
]
