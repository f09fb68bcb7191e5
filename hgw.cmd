@echo off
rem Runs hgw. Among its sources, builds the jar first when it is missing or older than they.
rem Any character may stand in a path: none is given to "call", none is echoed outside of quotes, and
rem nothing is expanded late.
setlocal DisableDelayedExpansion
set "HGW_HOME=%~dp0"
set "HGW_LIB=%HGW_HOME%lib"
set "HGW_KIT=Java"
if exist "%HGW_HOME%pom.xml" set "HGW_LIB=%HGW_HOME%target"
if exist "%HGW_HOME%pom.xml" set "HGW_KIT=a JDK"
set "HGW_JAR=%HGW_LIB%\hgw.jar"
set "HGW_JAVA="
if defined JAVA_HOME if exist "%JAVA_HOME%\bin\java.exe" set "HGW_JAVA=%JAVA_HOME%\bin\java.exe"
if not defined HGW_JAVA for %%F in (java.exe) do set "HGW_JAVA=%%~$PATH:F"
if not defined HGW_JAVA (
  echo hgw: Java is missing. Install %HGW_KIT%, 17 or newer. 1>&2
  exit /b 2
)

if not exist "%HGW_HOME%pom.xml" goto run
if not exist "%HGW_JAR%" goto build
powershell -NoProfile -Command "Set-Location -LiteralPath $env:HGW_HOME; $jar = (Get-Item target\hgw.jar).LastWriteTimeUtc; if (Get-ChildItem pom.xml, src\main, rules, samples -Recurse -File | Where-Object { $_.LastWriteTimeUtc -gt $jar } | Select-Object -First 1) { exit 1 }" <nul
if not errorlevel 1 goto run

:build
set "HGW_MAVEN="
if exist "%HGW_HOME%mvnw.cmd" set "HGW_MAVEN=.\mvnw.cmd"
for %%F in (mvn.cmd mvn.bat mvn.exe) do if not "%%~$PATH:F"=="" set "HGW_MAVEN=mvn"
if not defined HGW_MAVEN (
  echo hgw: Maven is missing. Install Maven, 3.8 or newer, to build hgw. 1>&2
  exit /b 2
)
echo hgw: building, once ... 1>&2
pushd "%HGW_HOME%"
call %HGW_MAVEN% -q -B -DskipTests -Djar-alone package 1>&2
set "HGW_FAILED=%ERRORLEVEL%"
popd
if not "%HGW_FAILED%"=="0" (
  echo hgw: the build failed, see above. 1>&2
  exit /b 2
)
if exist "%HGW_LIB%\cds.jsa" del "%HGW_LIB%\cds.jsa" 2>nul

rem Classes loaded from an archive start twice as fast. Never an error without. Java aborts on one
rem that is damaged: the mark, written last, holds the size of a whole one, and what tells its jar and
rem its Java from others; and Java checks the sums. It is kept beside the jar, or where the user may
rem not write there, among what the user keeps.
:run
if not exist "%HGW_JAR%" (
  echo hgw: "%HGW_JAR%" is missing. Maybe unpack the download once more? 1>&2
  exit /b 2
)
for %%F in ("%HGW_JAR%") do set "HGW_OF=%%~zF"
for %%F in ("%HGW_JAVA%") do set "HGW_OF=%HGW_OF% %%~zF %%~tF"
set "HGW_STORE=%HGW_LIB%"
call :whole
if defined HGW_WHOLE goto start
set "HGW_PART=%HGW_STORE%\cds-part-%RANDOM%%RANDOM%.jsa"
mkdir "%HGW_PART%" >nul 2>nul && rmdir "%HGW_PART%" && goto make
if not defined LOCALAPPDATA goto start
set "HGW_STORE=%LOCALAPPDATA%\hgw\cache"
mkdir "%HGW_STORE%" >nul 2>nul
call :whole
if defined HGW_WHOLE goto start
set "HGW_PART=%HGW_STORE%\cds-part-%RANDOM%%RANDOM%.jsa"

:make
rem left by an hgw that was killed while it wrote; one that is being written cannot be deleted
del "%HGW_STORE%\cds-part-*.jsa" >nul 2>nul
rmdir /s /q "%HGW_KEPT%" >nul 2>nul
mkdir "%HGW_KEPT%" >nul 2>nul
"%HGW_JAVA%" -XX:ArchiveClassesAtExit="%HGW_PART%" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Dhgw.kept="%HGW_KEPT%" -Dhgw.rehearsal="%HGW_HOME%rules\max-income" -jar "%HGW_JAR%" --dry --network "%HGW_HOME%samples\mid.json" >nul 2>nul
if not errorlevel 1 call :keep
del "%HGW_PART%" >nul 2>nul
call :whole

:start
if defined HGW_WHOLE goto java
rem A Java that has written an archive is new enough.
"%HGW_JAVA%" -jar "%HGW_JAR%" --version >nul 2>nul
if not errorlevel 1 goto java
echo hgw: "%HGW_JAVA%" does not run, or is older than Java 17. Install %HGW_KIT%, 17 or newer, or let JAVA_HOME name one. 1>&2
exit /b 2

:java
set "HGW_SHARE="
if defined HGW_WHOLE set HGW_SHARE=-XX:SharedArchiveFile="%HGW_CDS%" -XX:+VerifySharedSpaces -Xshare:auto -Xlog:disable -Xlog:all=off
if exist "%HGW_KEPT%" set HGW_SHARE=%HGW_SHARE% -Dhgw.kept="%HGW_KEPT%"
"%HGW_JAVA%" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC %HGW_SHARE% -jar "%HGW_JAR%" %*
exit /b %ERRORLEVEL%

:whole
set "HGW_CDS=%HGW_STORE%\cds.jsa"
set "HGW_MARK=%HGW_STORE%\cds.size"
set "HGW_KEPT=%HGW_STORE%\kept"
set "HGW_WHOLE="
set "HGW_SIZE="
if exist "%HGW_CDS%" if exist "%HGW_MARK%" set /p HGW_SIZE=<"%HGW_MARK%"
if defined HGW_SIZE for %%F in ("%HGW_CDS%") do if "%%~zF %HGW_OF%"=="%HGW_SIZE%" set "HGW_WHOLE=1"
exit /b 0

:keep
del "%HGW_MARK%" >nul 2>nul
move /y "%HGW_PART%" "%HGW_CDS%" >nul 2>nul
if exist "%HGW_PART%" exit /b 0
for %%F in ("%HGW_CDS%") do set "HGW_SIZE=%%~zF"
>"%HGW_MARK%" echo %HGW_SIZE% %HGW_OF%
exit /b 0
