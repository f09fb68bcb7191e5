/* Stands in for a program of Windows: logs its command line, says "planned" and ends as STANDIN_CODE says.
   As a Java that is to write an archive of classes it writes one. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <windows.h>

int main() {
  const char *option = "-XX:ArchiveClassesAtExit=\"";
  const char *line = GetCommandLineA();
  const char *code = getenv("STANDIN_CODE");
  FILE *log = fopen(getenv("STANDIN_LOG"), "a");
  const char *archive = strstr(line, option);
  fprintf(log, "%s\n", line);
  fclose(log);
  if (archive && !code) {
    char path[MAX_PATH];
    FILE *file;
    snprintf(path, sizeof path, "%s", archive + strlen(option));
    *strchr(path, '"') = 0;
    file = fopen(path, "wb");
    fputs("archive", file);
    fclose(file);
  }
  puts("planned");
  return code ? atoi(code) : 0;
}
