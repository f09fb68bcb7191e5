@echo off
rem Runs hgw. Builds the jar first when it is missing or older than the sources.
setlocal
set "HGW_HOME=%~dp0"
set "HGW_JAR=%HGW_HOME%target\hgw.jar"
set "HGW_CDS=%HGW_HOME%target\cds.jsa"
set "HGW_JAVA=java"
if defined JAVA_HOME if exist "%JAVA_HOME%\bin\java.exe" set "HGW_JAVA=%JAVA_HOME%\bin\java.exe"

where "%HGW_JAVA%" >nul 2>nul || if not exist "%HGW_JAVA%" (
  echo hgw: Java is missing. Install a JDK, 17 or newer. 1>&2
  exit /b 2
)

if not exist "%HGW_HOME%pom.xml" goto run
if not exist "%HGW_JAR%" goto build
powershell -NoProfile -Command "Set-Location -LiteralPath $env:HGW_HOME; $jar = (Get-Item target\hgw.jar).LastWriteTimeUtc; if (Get-ChildItem pom.xml, src\main, rules, samples -Recurse -File | Where-Object { $_.LastWriteTimeUtc -gt $jar } | Select-Object -First 1) { exit 1 }" <nul
if not errorlevel 1 goto run

:build
where mvn >nul 2>nul || (
  echo hgw: Maven is missing. Install Maven, 3.8 or newer, to build hgw. 1>&2
  exit /b 2
)
echo hgw: building, once ... 1>&2
call mvn -q -B -f "%HGW_HOME%pom.xml" -DskipTests package 1>&2
if errorlevel 1 (
  echo hgw: the build failed, see above. 1>&2
  exit /b 2
)
if exist "%HGW_CDS%" del "%HGW_CDS%" 2>nul

rem Classes loaded from an archive start twice as fast. Never an error without.
:run
if not exist "%HGW_CDS%" "%HGW_JAVA%" -XX:ArchiveClassesAtExit="%HGW_CDS%" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -jar "%HGW_JAR%" --dry --network "%HGW_HOME%samples\mid.json" >nul 2>nul
set "HGW_SHARE="
if exist "%HGW_CDS%" set HGW_SHARE=-XX:SharedArchiveFile="%HGW_CDS%" -Xshare:auto -Xlog:disable -Xlog:all=off
"%HGW_JAVA%" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC %HGW_SHARE% -jar "%HGW_JAR%" %*
exit /b %ERRORLEVEL%
